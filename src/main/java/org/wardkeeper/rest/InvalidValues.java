package org.wardkeeper.rest;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;

/** Values that Bean Validation refused, each named. Nearer than {@link Problems}, and than the container's own mapper. */
@Provider
public class InvalidValues implements ExceptionMapper<ConstraintViolationException> {

    @Override
    public Response toResponse(ConstraintViolationException refused) {
        String detail = refused.getConstraintViolations().stream()
                .map(InvalidValues::sentence)
                .sorted()
                .collect(Collectors.joining("; "));
        return Problem.response(400, "Invalid values", detail);
    }

    private static String sentence(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getName();
        }
        return name + " " + violation.getMessage();
    }
}
