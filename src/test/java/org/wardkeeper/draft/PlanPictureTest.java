package org.wardkeeper.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What may lie beneath a plan. */
class PlanPictureTest {

    @Test
    void a_png_and_an_svg_are_told_by_their_content() throws IOException {
        assertThat(PlanPicture.of(png()).mediaType()).isEqualTo("image/png");
        assertThat(svg("<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>")
                        .mediaType())
                .isEqualTo("image/svg+xml");
        assertThat(svg("<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' "
                                + "'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg/>")
                        .mediaType())
                .isEqualTo("image/svg+xml");
    }

    @Test
    void what_is_neither_is_refused_with_a_sentence() {
        for (String content : new String[] {"", "GIF89a", "<html/>", "<svg", "<svg><g></svg>", "\u0089PNG\r\n"}) {
            assertThatThrownBy(() -> svg(content))
                    .as(content)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageEndingWith(".");
        }
    }

    @Test
    void an_svg_reads_no_file_and_does_not_grow_without_end() {
        assertThatThrownBy(() -> svg("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg>&x;</svg>"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        svg("<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]><svg>&b;</svg>"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_png_that_would_unpack_to_gigabytes_is_refused() throws IOException {
        byte[] bomb = png();
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);
        assertThatThrownBy(() -> PlanPicture.of(bomb)).hasMessage("The picture may have up to 64 million pixels.");
        assertThatThrownBy(() -> PlanPicture.of(Arrays.copyOf(png(), 20))).hasMessage("The PNG breaks off.");
    }

    private static PlanPicture svg(String text) {
        return PlanPicture.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
