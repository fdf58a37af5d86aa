package org.wardkeeper.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Everything under {@code /api}. Resources and providers are found by their annotations. */
@ApplicationPath("/api")
@OpenAPIDefinition(
        info = @Info(title = "Wardkeeper", version = "1", description = "A hospital's equipment and environment."),
        security = {@SecurityRequirement(name = "password"), @SecurityRequirement(name = "session")})
@SecurityScheme(securitySchemeName = "password", type = SecuritySchemeType.HTTP, scheme = "basic")
@SecurityScheme(
        securitySchemeName = "session",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        apiKeyName = "JSESSIONID",
        description = "A session of the pages; everything but GET also needs its token in the header X-CSRF-Token")
public class Api extends Application {

    /** Jersey would describe all resources a second time, in WADL, to whoever asks with OPTIONS. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
