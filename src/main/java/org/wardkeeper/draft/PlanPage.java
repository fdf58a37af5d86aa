package org.wardkeeper.draft;

import jakarta.servlet.annotation.WebFilter;
import org.wardkeeper.access.Permission;
import org.wardkeeper.door.GuardedPage;

/** The page where plans are drawn is for those who may commission. */
@WebFilter(urlPatterns = "/plan/*", asyncSupported = true)
public class PlanPage extends GuardedPage {

    private static final long serialVersionUID = 1L;

    public PlanPage() {
        super(Permission.EDIT_ASSETS);
    }
}
