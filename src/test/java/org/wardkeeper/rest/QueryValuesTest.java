package org.wardkeeper.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.wardkeeper.access.ProblemException;

class QueryValuesTest {

    @Test
    void a_time_with_offset_is_an_instant() {
        assertThat(from().fromString("2026-03-01T08:00:00+01:00")).isEqualTo(Instant.parse("2026-03-01T07:00:00Z"));
    }

    @Test
    void an_unescaped_plus_sign_is_understood() {
        assertThat(from().fromString("2026-03-01T08:00:00 01:00")).isEqualTo(Instant.parse("2026-03-01T07:00:00Z"));
    }

    @Test
    void a_value_left_empty_is_no_value() {
        assertThat(from().fromString("")).isNull();
    }

    @Test
    void nonsense_is_a_400_that_names_the_parameter() {
        assertThatThrownBy(() -> from().fromString("yesterday"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("from must be a time with offset")
                .extracting(problem -> ((ProblemException) problem).status())
                .isEqualTo(400);
    }

    private static ParamConverter<Instant> from() {
        Annotation[] asWritten = Sample.class.getDeclaredMethods()[0].getParameterAnnotations()[0];
        return new QueryValues().getConverter(Instant.class, Instant.class, asWritten);
    }

    /** A resource's method, for its parameter's annotations. */
    private interface Sample {
        void log(@QueryParam("from") Instant from);
    }
}
