package org.wardkeeper.teach;

import jakarta.servlet.annotation.WebFilter;
import org.wardkeeper.access.Permission;
import org.wardkeeper.door.GuardedPage;

/** The teaching page is for those who commission. */
@WebFilter(urlPatterns = "/teach/*", asyncSupported = true)
public class TeachPage extends GuardedPage {

    private static final long serialVersionUID = 1L;

    public TeachPage() {
        super(Permission.EDIT_ASSETS);
    }
}
