package org.wardkeeper.fleet;

import jakarta.servlet.annotation.WebFilter;
import org.wardkeeper.access.Permission;
import org.wardkeeper.door.GuardedPage;

/** The devices' page is for administrators. */
@WebFilter(urlPatterns = "/devices/*", asyncSupported = true)
public class DevicesPage extends GuardedPage {

    private static final long serialVersionUID = 1L;

    public DevicesPage() {
        super(Permission.ADMINISTER);
    }
}
