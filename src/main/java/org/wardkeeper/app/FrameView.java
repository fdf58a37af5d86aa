package org.wardkeeper.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Role;
import org.wardkeeper.language.Texts;

/** What the frame around every page needs: the language, the theme, and the texts for the page's scripts. */
@Named("frame")
@RequestScoped
public class FrameView {

    private static final List<String> THEMES = List.of("system", "light", "dark");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    /** First words of keys that only pages use; all others are for scripts too. */
    private static final Set<String> FOR_PAGES_ONLY = Set.of("frame", "login", "error", "assets");

    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentUser user;

    /** One of a closed list, whatever the browser or its cookie says: the choice in the menu, else the browser's language. */
    public Locale getLocale() {
        String chosen = cookie("language");
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(chosen))
                .findAny()
                .orElseGet(this::preferred);
    }

    public String getLanguage() {
        return getLocale().getLanguage();
    }

    public String getTheme() {
        String chosen = cookie("theme");
        return THEMES.contains(chosen) ? chosen : THEMES.get(0);
    }

    /** The texts of the message bundle for scripts, as JSON that can stand inside a script element. */
    public String getTexts() {
        Texts texts = Texts.in(getLocale());
        JsonObjectBuilder told = Json.createObjectBuilder();
        texts.keys().stream()
                .filter(key -> !FOR_PAGES_ONLY.contains(key.substring(0, key.indexOf('.'))))
                .sorted()
                .forEach(key -> told.add(key, texts.of(key)));
        return told.build().toString().replace("<", "\\u003c");
    }

    /** Where people begin: with what their role does most. */
    public String start() {
        Role role = user.getRole();
        String page = role == Role.NURSE ? "find" : role == Role.COMPLIANCE ? "storage-units" : "floorplan";
        return "/" + page + "/index.xhtml?faces-redirect=true";
    }

    private Locale preferred() {
        return Collections.list(request.getLocales()).stream()
                .map(wanted -> Locale.forLanguageTag(wanted.getLanguage()))
                .filter(LANGUAGES::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private String cookie(String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? ""
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("");
    }
}
