package io.plumbline.simulator.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.simulator.SimulatedSession;
import io.plumbline.simulator.scenario.ScenarioLibrary;
import io.plumbline.simulator.truth.Truth;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The pictures of every scenario in the library. */
class SessionPictureTest {

    private static final int MOST_BYTES = 400_000;

    static List<String> names() {
        return ScenarioLibrary.names();
    }

    private static SimulatedSession session(String name) {
        return SimulatedSession.of(ScenarioLibrary.find(name).orElseThrow(), 1);
    }

    /** Fails unless it is XML. */
    private static Document page(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static long ofClass(Document page, String name) {
        return elements(page, "*").stream()
                .filter(element -> element.getAttribute("class").equals(name))
                .count();
    }

    private static List<Element> elements(Document page, String tag) {
        NodeList found = page.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyTrueFaultTuckAndRepetitionIsMarked(String name) throws Exception {
        SimulatedSession session = session(name);
        Truth truth = session.truth();

        Document page = page(session.picture());

        assertThat(ofClass(page, "fault"))
                .isEqualTo(truth.faults().size() + truth.tucks().size());
        assertThat(ofClass(page, "repetition")).isEqualTo(truth.repetitions().size());
        assertThat(ofClass(page, "exercise")).isEqualTo(truth.exercises().size());
        assertThat(ofClass(page, "unjudgeable")).isEqualTo(truth.unjudgeable().size());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFigureHasItsSensorsAndALineDownToItsTime(String name) throws Exception {
        SimulatedSession session = session(name);

        Document page = page(session.picture());

        assertThat(ofClass(page, "figure")).isGreaterThan(1);
        assertThat(ofClass(page, "leader")).isEqualTo(ofClass(page, "figure"));
        assertThat(ofClass(page, "sensor"))
                .isEqualTo(ofClass(page, "figure") * session.sensors().size());
    }

    @ParameterizedTest
    @MethodSource("names")
    void noTextOverlapsAnotherOrLeavesThePage(String name) throws Exception {
        Document page = page(session(name).picture());
        double width = Double.parseDouble(page.getDocumentElement().getAttribute("width"));
        List<Box> boxes = elements(page, "text").stream().map(Box::of).toList();

        assertThat(boxes).hasSizeGreaterThan(20);
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            assertThat(box.left).as(box.text).isNotNegative();
            assertThat(box.right).as(box.text).isLessThanOrEqualTo(width);
            for (Box other : boxes.subList(0, i)) {
                assertThat(box.overlaps(other)).as(box + " and " + other).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void itIsSmallAndNeedsNothingFromElsewhere(String name) {
        String svg = session(name).picture();

        assertThat(svg.getBytes(UTF_8).length).isLessThan(MOST_BYTES);
        assertThat(svg.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("<script")
                .doesNotContain("href")
                .doesNotContain("http")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    @Test
    void eachTuckOfTheSquatsIsAFigureAtItsDeepestAndEachOtherSquatOneAtItsBottom() throws Exception {
        SimulatedSession session = session("squats-tucked");
        List<String> captions = elements(page(session.picture()), "text").stream()
                .map(Element::getTextContent)
                .toList();

        assertThat(captions).filteredOn(text -> text.matches("tuck \\d+°")).hasSize(4);
        assertThat(captions)
                .filteredOn(text -> text.matches("squat \\d+"))
                .containsExactly("squat 1", "squat 2", "squat 4", "squat 5", "squat 8", "squat 10");
    }

    @Test
    void theLumbarArcIsColouredInEveryFigureThatIsPastALimitAndInNoOther() throws Exception {
        Document page = page(session("plank-sag").picture());
        long coloured = elements(page, "path").stream()
                .filter(path -> path.getAttribute("stroke-width").equals("5.5"))
                .filter(path -> path.getAttribute("stroke").equals(Ink.fault("extension")))
                .count();

        assertThat(coloured).isGreaterThanOrEqualTo(2).isLessThan(ofClass(page, "figure"));
    }

    /** Where a text stands, by an estimate of its width. */
    private record Box(String text, double left, double right, double top, double bottom) {

        static Box of(Element element) {
            String text = element.getTextContent();
            double size = Double.parseDouble(element.getAttribute("font-size"));
            double x = Double.parseDouble(element.getAttribute("x"));
            double y = Double.parseDouble(element.getAttribute("y"));
            double width = 0.56 * size * text.length();
            double left = switch (element.getAttribute("text-anchor")) {
                case "middle" -> x - 0.5 * width;
                case "end" -> x - width;
                default -> x;
            };
            return new Box(text, left, left + width, y - 0.75 * size, y + 0.2 * size);
        }

        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }
}
