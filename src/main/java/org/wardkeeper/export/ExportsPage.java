package org.wardkeeper.export;

import jakarta.servlet.annotation.WebFilter;
import org.wardkeeper.access.Permission;
import org.wardkeeper.door.GuardedPage;

/** The exports' page is for those who may export. */
@WebFilter(urlPatterns = "/exports/*", asyncSupported = true)
public class ExportsPage extends GuardedPage {

    private static final long serialVersionUID = 1L;

    public ExportsPage() {
        super(Permission.EXPORT_LOGS);
    }
}
