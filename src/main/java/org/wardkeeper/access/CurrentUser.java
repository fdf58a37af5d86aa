package org.wardkeeper.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Who is asking, for resources and pages ({@code #{currentUser.may('EDIT_ASSETS')}}). */
@Named
@RequestScoped
public class CurrentUser {

    @Inject
    private HttpServletRequest request;

    /** Nobody is logged in on the login page and on its errors. */
    public boolean isLoggedIn() {
        return Visitor.of(request).isPresent();
    }

    /** The login; empty where nobody is logged in. */
    public String getName() {
        return Visitor.of(request).map(Visitor::login).orElse("");
    }

    /** Null where nobody is logged in. */
    public Role getRole() {
        return Visitor.of(request).map(Visitor::role).orElse(null);
    }

    /** One or two letters for a small round picture. */
    public String getInitials() {
        String name = getName();
        return name.substring(0, Math.min(2, name.length())).toUpperCase(Locale.ROOT);
    }

    public boolean may(Permission permission) {
        return Visitor.of(request)
                .map(visitor -> permission.isGivenTo(visitor.role()))
                .orElse(false);
    }

    /** Whether a browser may have sent this without anybody's doing: then only the CSRF token tells that a page of ours did. */
    public boolean isBySession() {
        return Visitor.of(request)
                .map(visitor -> visitor.means() == Visitor.Means.SESSION)
                .orElse(false);
    }

    /** Where the request came from. */
    public String getAddress() {
        return request.getRemoteAddr();
    }

    /** @throws ProblemException 403 where the role does not have the permission */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw ProblemException.forbidden("Your role does not allow this.");
        }
    }
}
