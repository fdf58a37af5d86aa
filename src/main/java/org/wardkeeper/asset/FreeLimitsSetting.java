package org.wardkeeper.asset;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives whoever injects {@link FreeLimits} those of the settings. */
@Dependent
class FreeLimitsSetting {

    @Inject
    @ConfigProperty(name = "WARDKEEPER_FREE_MINUTES")
    private Optional<String> setting;

    @Produces
    FreeLimits limits() {
        return FreeLimits.parse(setting.orElse(""));
    }
}
