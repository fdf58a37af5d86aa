package org.wardkeeper.draft;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A picture for beneath a plan: a PNG or an SVG, told by its content and not by what somebody calls it. What an SVG
 * would do where it is more than a picture is not judged here: it is served so that it can do nothing.
 */
record PlanPicture(String mediaType, byte[] content) {

    static final String PNG = "image/png";
    static final String SVG = "image/svg+xml";
    static final int LARGEST_BYTES = 5 << 20;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** A browser unpacks a picture to four bytes a pixel: this one to 256 MB at most. */
    private static final long MOST_PIXELS = 64_000_000;

    /** @throws IllegalArgumentException with a sentence, if this is no picture of these kinds */
    static PlanPicture of(byte[] content) {
        if (content.length == 0) {
            throw new IllegalArgumentException("The picture is empty.");
        }
        if (startsLikePng(content)) {
            checkPixels(content);
            return new PlanPicture(PNG, content);
        }
        checkSvg(content);
        return new PlanPicture(SVG, content);
    }

    /** Of the content, in hexadecimal. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private static boolean startsLikePng(byte[] content) {
        return Arrays.equals(PNG_SIGNATURE, Arrays.copyOf(content, PNG_SIGNATURE.length));
    }

    /** PNG (ISO/IEC 15948) 11.2.2: the first chunk is IHDR, and begins with width and height. */
    private static void checkPixels(byte[] content) {
        if (content.length < 33) {
            throw new IllegalArgumentException("The PNG breaks off.");
        }
        ByteBuffer header = ByteBuffer.wrap(content, 16, 8);
        long width = header.getInt();
        long height = header.getInt();
        if (width <= 0 || height <= 0 || width * height > MOST_PIXELS) {
            throw new IllegalArgumentException("The picture may have up to 64 million pixels.");
        }
    }

    /** Well-formed to its end, without a document type that could name other files or grow without end. */
    private static void checkSvg(byte[] content) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        String root = null;
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text(content)));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && root == null) {
                    root = xml.getLocalName();
                }
            }
        } catch (XMLStreamException | CharacterCodingException e) {
            throw new IllegalArgumentException("The picture is neither a PNG nor an SVG that can be read.", e);
        }
        if (!"svg".equals(root)) {
            throw new IllegalArgumentException("The picture is neither a PNG nor an SVG.");
        }
    }

    /** Here and not by the XML reader, which tells our standard error of bytes that are no text. */
    private static String text(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
    }
}
