package io.plumbline.gateway.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.session.SensorSettings;
import io.plumbline.analytics.session.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether what {@code docs/home-assistant.md} gives to copy can be used with what Home Assistant is told. */
class HomeAssistantDocumentTest {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern ENTITY = Pattern.compile("[a-z_]+\\.plumbline_anna_[a-z0-9_]+");

    private String text = "";

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(Path.of(System.getProperty("plumbline.root", ".."), "docs", "home-assistant.md"));
    }

    private Stream<String> blocks() {
        return YAML.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    /** Entities as Home Assistant names them: by the names of the device and of the entity. */
    private static Set<String> entities() throws IOException {
        SessionSettings settings = new SessionSettings(
                "3f9c21",
                List.of(new SensorSettings(Placement.SACRUM, null, 100), new SensorSettings(Placement.T12, null, 100)),
                List.of(),
                Map.of(),
                true);
        JsonNode message =
                new JsonMapper().readTree(new HomeAssistant(HomeAssistant.USUAL_PREFIX, "anna", settings).payload());
        Set<String> entities = new TreeSet<>();
        for (JsonNode component : message.path("components")) {
            if (component.has("name")) {
                String name = message.at("/device/name").asText() + " "
                        + component.path("name").asText();
                entities.add(component.path("platform").asText() + "."
                        + name.toLowerCase(Locale.ROOT).replace(' ', '_'));
            }
        }
        return entities;
    }

    @Test
    void everyPieceOfYamlCanBeRead() {
        assertThat(blocks())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(block -> assertThat(new YAMLMapper().readTree(block).isObject())
                        .as(block)
                        .isTrue());
    }

    @Test
    void everyAutomationHasTriggersAndActions() {
        assertThat(blocks().filter(block -> block.contains("alias:")))
                .hasSize(2)
                .allSatisfy(block -> {
                    JsonNode automation = new YAMLMapper().readTree(block);
                    for (String key : List.of("triggers", "actions")) {
                        assertThat(automation.path(key)).as(key).isNotEmpty();
                    }
                    assertThat(automation.path("mode").asText()).isIn("single", "restart", "queued", "parallel");
                });
    }

    @Test
    void everyEntityThatItNamesIsThereAndEveryOneThatIsThereIsNamed() throws IOException {
        Set<String> named = new TreeSet<>();
        ENTITY.matcher(text).results().forEach(found -> named.add(found.group()));
        Set<String> there = entities();

        assertThat(there).containsAll(named);
        there.remove("sensor.plumbline_anna_battery_t12"); // One battery stands for both.
        assertThat(named).containsAll(there);
    }
}
