package dev.rapport.examples.newsletter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HtmlTest {
    @Test
    void escapesTextAndKeepsMarkup() {
        Html item = Html.of("<li title='{}'>{}</li>", "'", "<\"&>");

        assertEquals(
                "<ul><li title='&#39;'>&lt;&quot;&amp;&gt;</li></ul>",
                Html.of("<ul>{}</ul>", item).markup());
    }

    @Test
    void doesNotFillGapsInWhatSomebodyTyped() {
        assertEquals("{} 2", Html.of("{} {}", "{}", 2).markup());
    }

    @Test
    void joinsInOrder() {
        assertEquals(
                "ab",
                Stream.of(new Html("a"), new Html("b")).collect(Html.joined()).markup());
    }

    @Test
    void needsAValueForEachGapAndAGapForEachValue() {
        assertThrows(NoSuchElementException.class, () -> Html.of("{}"));
        assertThrows(IllegalArgumentException.class, () -> Html.of("", 1));
    }
}
