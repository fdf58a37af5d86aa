package org.wardkeeper.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PdfPagesTest {

    private static final float SIZE = 8.5f;
    private static final float WIDTH = 200;

    private PdfFile file;
    private PdfPages pages;

    @BeforeEach
    void aPage() throws IOException {
        file = new PdfFile();
        pages = new PdfPages(file);
    }

    @AfterEach
    void close() throws IOException {
        pages.end("", (page, of) -> "");
        file.close();
    }

    @Test
    void a_long_text_is_broken_between_words() throws IOException {
        String text = "The compressor was found switched off and was switched on again by the night shift";

        List<String> lines = pages.wrapped(text, SIZE, WIDTH);

        assertThat(lines).hasSize(2).allSatisfy(this::fits);
        assertThat(String.join(" ", lines)).isEqualTo(text);
    }

    @Test
    void a_word_that_is_wider_than_a_line_goes_on_in_the_next() throws IOException {
        String query = "unit=ph-fridge-1&from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z&".repeat(3);

        List<String> lines = pages.wrapped("Query: " + query + " and more", SIZE, WIDTH);

        assertThat(lines).hasSizeGreaterThan(4).allSatisfy(this::fits);
        assertThat(lines.get(0)).isEqualTo("Query:");
        assertThat(String.join("", lines.subList(1, lines.size()))).isEqualTo(query + " and more");
    }

    @Test
    void a_line_that_is_narrower_than_a_letter_holds_one() throws IOException {
        assertThat(pages.wrapped("abc", SIZE, 1)).containsExactly("a", "b", "c");
    }

    private void fits(String line) throws IOException {
        assertThat(pages.width(line, SIZE)).isLessThanOrEqualTo(WIDTH);
    }
}
