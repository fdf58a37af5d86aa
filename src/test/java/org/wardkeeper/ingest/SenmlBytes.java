package org.wardkeeper.ingest;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Writes packs by hand in both forms, from RFC 8259 and RFC 8949 and from no library that the decoder uses. Where the
 * standards leave a choice it is taken at random: any of CBOR's spellings of a number, lengths known or not, escapes.
 */
final class SenmlBytes {

    /** One entry of a record; a label is one of RFC 8428's or anything else. */
    record Field(String label, Object value) {}

    private static final List<String> BASES = List.of("bs", "bv", "bu", "bt", "bn", "bver");
    private static final List<String> LABELS = List.of("n", "u", "v", "vs", "vb", "s", "t", "ut", "vd");

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int BREAK = 0xff;
    private static final int ENDLESS = 31;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Random random;

    private SenmlBytes(long seed) {
        this.random = new Random(seed);
    }

    static byte[] json(List<List<Field>> pack, long seed) {
        var random = new Random(seed);
        return pack.stream()
                .map(fields -> fields.stream()
                        .map(field -> jsonText(field.label(), random) + ":" + jsonValue(field.value(), random))
                        .collect(Collectors.joining(random.nextBoolean() ? "," : " ,\n", "{", "}")))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] cbor(List<List<Field>> pack, long seed) {
        var bytes = new SenmlBytes(seed);
        boolean endless = bytes.begin(ARRAY, pack.size());
        for (List<Field> fields : pack) {
            boolean endlessMap = bytes.begin(MAP, fields.size());
            for (Field field : fields) {
                bytes.label(field.label());
                bytes.value(field.value());
            }
            bytes.end(endlessMap);
        }
        bytes.end(endless);
        return bytes.out.toByteArray();
    }

    private static String jsonValue(Object value, Random random) {
        return value instanceof String text
                ? jsonText(text, random)
                : value instanceof Double number ? jsonNumber(number, random) : String.valueOf(value);
    }

    private static String jsonNumber(double number, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new BigDecimal(number).round(new MathContext(40)).toString();
            case 1 -> Double.toString(number).toLowerCase(Locale.ROOT);
            default -> Double.toString(number);
        };
    }

    private static String jsonText(String text, Random random) {
        var json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            boolean mustEscape = c < ' ' || c == '"' || c == '\\';
            if (mustEscape || random.nextInt(20) == 0) {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private void label(String label) {
        int base = BASES.indexOf(label);
        int own = LABELS.indexOf(label);
        if (base >= 0) {
            head(NEGATIVE, 5 - base);
        } else if (own >= 0) {
            head(UNSIGNED, own);
        } else {
            text(label);
        }
    }

    private void value(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Double number) {
            number(number);
        } else if (value instanceof Boolean truth) {
            out.write(truth ? 0xf5 : 0xf4);
        } else {
            out.write(0xf6);
        }
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(6) > 0 || utf8.length != text.length()) {
            head(TEXT, utf8.length);
            out.writeBytes(utf8);
            return;
        }
        out.write(TEXT << 5 | ENDLESS);
        for (int from = 0; from < utf8.length; ) {
            int chunk = Math.min(utf8.length - from, random.nextInt(20));
            head(TEXT, chunk);
            out.write(utf8, from, chunk);
            from += chunk;
        }
        out.write(BREAK);
    }

    private void number(double number) {
        int spelling = random.nextInt(4);
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1L << 53 && !isNegativeZero(number);
        if (whole && spelling == 0) {
            integer((long) number);
        } else if (whole && spelling == 1) {
            bignum((long) number);
        } else if ((float) number == number && spelling == 2) {
            out.write(0xfa);
            out.writeBytes(ByteBuffer.allocate(4).putFloat((float) number).array());
        } else if (whole && spelling == 3) {
            head(TAG, 4); // a decimal fraction: [exponent, mantissa]
            head(ARRAY, 2);
            head(UNSIGNED, 0);
            integer((long) number);
        } else {
            out.write(0xfb);
            out.writeBytes(ByteBuffer.allocate(8).putDouble(number).array());
        }
    }

    private static boolean isNegativeZero(double number) {
        return number == 0 && 1 / number < 0;
    }

    private void integer(long number) {
        head(number < 0 ? NEGATIVE : UNSIGNED, number < 0 ? -1 - number : number);
    }

    private void bignum(long number) {
        head(TAG, number < 0 ? 3 : 2);
        byte[] magnitude = ByteBuffer.allocate(8)
                .putLong(number < 0 ? -1 - number : number)
                .array();
        head(BYTES, magnitude.length);
        out.writeBytes(magnitude);
    }

    private boolean begin(int type, int size) {
        boolean endless = random.nextInt(3) == 0;
        if (endless) {
            out.write(type << 5 | ENDLESS);
        } else {
            head(type, size);
        }
        return endless;
    }

    private void end(boolean endless) {
        if (endless) {
            out.write(BREAK);
        }
    }

    /** RFC 8949 §3: the argument in as many bytes as it needs, or in more. */
    private void head(int type, long argument) {
        int spare = random.nextInt(8) == 0 ? 1 : 0;
        if (argument < 24 && spare == 0) {
            out.write((int) (type << 5 | argument));
        } else if (argument < 1 << 8) {
            out.write(type << 5 | 24);
            out.write((int) argument);
        } else if (argument < 1 << 16) {
            out.write(type << 5 | 25);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) argument).array());
        } else {
            out.write(type << 5 | 27);
            out.writeBytes(ByteBuffer.allocate(8).putLong(argument).array());
        }
    }
}
