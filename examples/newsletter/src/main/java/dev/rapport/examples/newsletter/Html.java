package dev.rapport.examples.newsletter;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Markup in which nothing that somebody typed can become markup: text is escaped unless it is {@code Html} already. */
record Html(String markup) {
    static final Html NOTHING = new Html("");

    /** Fills each {@code {}} of a template of ours with the next value. */
    static Html of(String template, Object... values) {
        Iterator<Object> left = Arrays.asList(values).iterator();
        StringBuilder markup = new StringBuilder();
        int from = 0;
        for (int gap = template.indexOf("{}"); gap >= 0; gap = template.indexOf("{}", from)) {
            markup.append(template, from, gap).append(written(left.next()));
            from = gap + 2;
        }
        if (left.hasNext()) {
            throw new IllegalArgumentException("values: more than the template has gaps");
        }
        return new Html(markup.append(template.substring(from)).toString());
    }

    static Collector<Html, ?, Html> joined() {
        return Collectors.collectingAndThen(Collectors.mapping(Html::markup, Collectors.joining()), Html::new);
    }

    private static String written(Object value) {
        return value instanceof Html html ? html.markup : escaped(value.toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
