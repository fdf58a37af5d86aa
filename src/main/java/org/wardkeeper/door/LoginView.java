package org.wardkeeper.door;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.Serializable;
import java.util.Locale;
import org.wardkeeper.access.Logins;
import org.wardkeeper.audit.AuditTrail;
import org.wardkeeper.language.Texts;

/** The login page: takes a login and a password, leads to the page that was asked for, and out again. */
@Named("login")
@ViewScoped
public class LoginView implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    private Logins logins;

    @Inject
    private AuditTrail audit;

    @Inject
    private HttpServletRequest request;

    private String name;
    private transient String password;
    private String next;

    @PostConstruct
    void readWantedPage() {
        next = WantedPage.checked(request.getParameter("next"));
    }

    /** Logs in and goes to the page that was asked for; stays, with a message, where that fails. */
    public void submit() throws IOException {
        String login = name == null ? "" : name.strip().toLowerCase(Locale.ROOT);
        Logins.Outcome outcome = logins.byForm(login, password, request.getRemoteAddr());
        if (outcome instanceof Logins.Outcome.Welcome welcome) {
            SignedIn.begin(request, welcome.account());
            goTo(next);
        } else if (outcome instanceof Logins.Outcome.Wait wait) {
            say("login.wait", wait.remaining().toSeconds() + 1);
        } else {
            say("login.wrong");
        }
    }

    /** Ends the session. */
    public void logout() throws IOException {
        SignedIn.of(request).ifPresent(who -> audit.record(who.login(), "logout", who.login(), ""));
        SignedIn.end(request);
        goTo("/login");
    }

    private static void goTo(String page) throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(external.getRequestContextPath() + page);
    }

    private static void say(String key, Object... values) {
        FacesContext faces = FacesContext.getCurrentInstance();
        String text = Texts.in(faces.getViewRoot().getLocale()).of(key, values);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, text, null));
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** Never sent back to the page. */
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
