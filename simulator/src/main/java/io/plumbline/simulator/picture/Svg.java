package io.plumbline.simulator.picture;

/** The text of an SVG while it is drawn. Lengths are pixels from the top left corner, written with one decimal. */
final class Svg {

    /** Widest mean letter of the common sans-serif fonts, as a share of the font's size. */
    private static final double LETTER = 0.56;

    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Where a text's given point lies. */
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String word;

        Anchor(String word) {
            this.word = word;
        }
    }

    /** How wide a text is at most, px. */
    static double width(String text, double size) {
        return LETTER * size * text.length();
    }

    /** Begins a group; what is drawn until {@link #end} belongs to it. */
    Svg begin(String attributes) {
        out.append("<g ").append(attributes).append(">\n");
        return this;
    }

    void end() {
        out.append("</g>\n");
    }

    /** What a viewer shows when the pointer rests on the group. */
    Svg tip(String text) {
        out.append("<title>").append(escaped(text)).append("</title>\n");
        return this;
    }

    void line(double x1, double y1, double x2, double y2, String attributes) {
        out.append("<line");
        attribute("x1", x1);
        attribute("y1", y1);
        attribute("x2", x2);
        attribute("y2", y2);
        close(attributes);
    }

    void rectangle(double x, double y, double width, double height, String attributes) {
        out.append("<rect");
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        close(attributes);
    }

    void circle(double x, double y, double radius, String attributes) {
        out.append("<circle");
        attribute("cx", x);
        attribute("cy", y);
        attribute("r", radius);
        close(attributes);
    }

    /** Draws along a path's data. */
    void path(CharSequence data, String attributes) {
        out.append("<path d=\"").append(data).append('"');
        close(attributes);
    }

    void text(double x, double y, Anchor anchor, double size, String attributes, String text) {
        out.append("<text");
        attribute("x", x);
        attribute("y", y);
        attribute("font-size", size);
        out.append(" text-anchor=\"")
                .append(anchor.word)
                .append("\" ")
                .append(attributes)
                .append('>');
        out.append(escaped(text)).append("</text>\n");
    }

    /** Takes text that is SVG already. */
    void raw(String svg) {
        out.append(svg);
    }

    /** The whole file. */
    String page(double width, double height) {
        StringBuilder page = new StringBuilder(out.length() + 400);
        page.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
        append(page, width).append("\" height=\"");
        append(page, height).append("\" viewBox=\"0 0 ");
        append(page, width).append(' ');
        append(page, height).append("\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\">\n");
        return page.append(out).append("</svg>\n").toString();
    }

    /** Appends a number with one decimal, or none where that is 0. */
    static StringBuilder append(StringBuilder out, double value) {
        long tenths = Math.round(value * 10);
        if (tenths < 0) {
            out.append('-');
        }
        out.append(Math.abs(tenths) / 10);
        return tenths % 10 == 0 ? out : out.append('.').append(Math.abs(tenths) % 10);
    }

    private void attribute(String name, double value) {
        append(out.append(' ').append(name).append("=\""), value).append('"');
    }

    private void close(String attributes) {
        out.append(' ').append(attributes).append("/>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
