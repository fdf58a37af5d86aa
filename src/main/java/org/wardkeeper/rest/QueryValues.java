package org.wardkeeper.rest;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wardkeeper.access.ProblemException;

/**
 * Reads the values of queries. JAX-RS answers 404 to {@code limit=abc}; here it is a 400 that names the parameter and
 * what it should be.
 */
@Provider
public class QueryValues implements ParamConverterProvider {

    private static final Map<Class<?>, Kind<?>> KINDS = Map.of(
            Integer.class, new Kind<>("a whole number", Integer::valueOf),
            int.class, new Kind<>("a whole number", Integer::valueOf),
            Long.class, new Kind<>("a whole number", Long::valueOf),
            long.class, new Kind<>("a whole number", Long::valueOf),
            Boolean.class, new Kind<>("true or false", QueryValues::truth),
            boolean.class, new Kind<>("true or false", QueryValues::truth),
            Instant.class, new Kind<>("a time with offset, 2026-03-01T08:00:00+01:00", QueryValues::instant));

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        Kind<?> kind = KINDS.get(type);
        boolean inPath = Arrays.stream(annotations).anyMatch(PathParam.class::isInstance);
        return kind == null || inPath ? null : new Converter<>(nameIn(annotations), (Kind<T>) kind);
    }

    private static String nameIn(Annotation[] annotations) {
        Optional<String> name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findAny();
        return name.orElse("The parameter");
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** An unescaped plus sign arrives as a space. */
    private static Instant instant(String text) {
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }

    private record Kind<T>(String inWords, Function<String, T> read) {}

    private record Converter<T>(String name, Kind<T> kind) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            if (text == null || text.isEmpty()) {
                return null;
            }
            try {
                return kind.read().apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw ProblemException.badRequest(name + " must be " + kind.inWords() + ".");
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
