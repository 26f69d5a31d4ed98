package dev.rapport.examples.insight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One page that needs no network: the chart library, the report as data and a script of its own. What people are called
 * gets into it as data only, never as markup.
 */
final class Page {
    private static final String CHARTS = "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";
    private static final String CHARTS_GAP = "/* charts */";
    private static final String DATA_GAP = "/* data */";

    private Page() {}

    static String of(Report report) {
        String page = resource("page.html");
        int charts = page.indexOf(CHARTS_GAP);
        int data = page.indexOf(DATA_GAP, charts);
        return page.substring(0, charts)
                + resource(CHARTS).replaceFirst("//# sourceMappingURL=.*", "")
                + page.substring(charts + CHARTS_GAP.length(), data)
                + json(report)
                + page.substring(data + DATA_GAP.length());
    }

    /** Without the sign that could end the script that holds it. */
    private static String json(Report report) {
        try {
            return new ObjectMapper().writeValueAsString(report).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
