package org.vicinity.browser.tab;

import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.swing.AbstractButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.JWindow;
import javax.swing.MenuSelectionManager;
import javax.swing.SwingUtilities;
import org.vicinity.browser.display.Camera;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewTarget;

/**
 * Photographs what the shell's windows do with pages, on the real engine: {@code PageGallery
 * DIRECTORY [NAME…]}. Needs a display of its own.
 */
public final class PageGallery {
  private static final String FILMS = PageStudio.SITE + "/films";

  private final Camera camera;
  private final PageStudio studio;

  /** In this order: each scene leaves the window as it was, up to those of other pages. */
  private final Map<String, Camera.Scene> scenes = new LinkedHashMap<>();

  private PageGallery(Camera camera, PageStudio studio) {
    this.camera = camera;
    this.studio = studio;
    scenes.put("page-films", this::films);
    scenes.put("page-suggestions", this::suggestions);
    scenes.put("page-find", this::find);
    scenes.put("page-menu", this::menu);
    scenes.put("page-alert", () -> question("page-alert", "alert('The film has arrived.')"));
    scenes.put("page-confirm", () -> question("page-confirm", "confirm('Remove all films?')"));
    scenes.put(
        "page-prompt",
        () ->
            question(
                "page-prompt", "prompt('What shall the new list be called?', 'Winter evenings')"));
    scenes.put("page-leave", this::leave);
    scenes.put("page-print", () -> key("page-print", Shortcut.PRINT));
    scenes.put("page-file", this::file);
    scenes.put("page-full-screen", this::fullScreen);
    scenes.put("page-refused", this::refused);
    scenes.put("page-site", () -> information("page-site"));
    scenes.put("page-information", this::device);
    scenes.put("page-sign-in", this::signIn);
    scenes.put("page-not-found", this::notFound);
    scenes.put("page-crashed", this::crashed);
    scenes.put("page-tabs", this::tabs);
  }

  public static void main(String[] arguments) throws Exception {
    Camera camera = new Camera(arguments);
    try (PageStudio studio = new PageStudio()) {
      PageGallery gallery = new PageGallery(camera, studio);
      camera.inBothThemes(() -> studio.play(gallery::photograph));
    }
    System.exit(0);
  }

  private void photograph() throws Exception {
    for (Map.Entry<String, Camera.Scene> scene : scenes.entrySet()) {
      if (camera.isWanted(scene.getKey())) {
        scene.getValue().play();
      }
    }
  }

  private void capture(String name) throws Exception {
    camera.capture(name, studio.window());
  }

  private void films() throws Exception {
    capture("page-films");
  }

  private void suggestions() throws Exception {
    AddressField address = studio.part(AddressField.class);
    studio.perform(Shortcut.ADDRESS);
    Screen.until("the keyboard", address::isFocusOwner);
    Screen.run(() -> address.setText("film"));
    Screen.until("suggestions", () -> PageStudio.shows(JWindow.class));
    capture("page-suggestions");
    // The list goes, and then what was typed.
    for (int i = 0; i < 2; i++) {
      Screen.run(() -> address.getActionMap().get(ShellScene.ESCAPE).actionPerformed(null));
    }
  }

  private void find() throws Exception {
    studio.perform(Shortcut.FIND);
    FindBar bar = studio.part(FindBar.class);
    JTextField field = Screen.all(bar, JTextField.class).get(0);
    Screen.run(() -> field.setText("film"));
    JLabel count = Screen.all(bar, JLabel.class).get(0);
    Screen.until("matches", () -> count.getText().contains("match"));
    capture("page-find");
    Screen.run(bar::close);
  }

  private void menu() throws Exception {
    Point place = Screen.on(() -> studio.part(TabStage.class).getLocationOnScreen());
    Robot robot = new Robot();
    robot.mouseMove(place.x + 300, place.y + 260);
    robot.mousePress(InputEvent.BUTTON3_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON3_DOWN_MASK);
    Screen.until(
        "a menu", () -> MenuSelectionManager.defaultManager().getSelectedPath().length > 0);
    capture("page-menu");
    Screen.run(() -> MenuSelectionManager.defaultManager().clearSelectedPath());
  }

  private void question(String name, String script) throws Exception {
    studio.scene.value(FILMS, "setTimeout(() => " + script + "); 1");
    photographQuestion(name);
  }

  private void leave() throws Exception {
    studio.scene.value(FILMS, "onbeforeunload = event => event.preventDefault(); 1");
    studio.perform(Shortcut.CLOSE_TAB);
    photographQuestion("page-leave");
    studio.scene.value(FILMS, "onbeforeunload = null; 1");
  }

  private void photographQuestion(String name) throws Exception {
    QuestionBar bar = studio.part(QuestionBar.class);
    Screen.until("the question", bar::isShowing);
    capture(name);
    Screen.run(bar::forget);
  }

  private void file() throws Exception {
    studio.scene.click(FILMS, "document.getElementById('file').click()");
    photographDialog("page-file");
  }

  private void key(String name, Shortcut shortcut) throws Exception {
    studio.perform(shortcut);
    photographDialog(name);
  }

  private void refused() throws Exception {
    studio.scene.value(
        FILMS, "navigator.mediaDevices.getUserMedia({video: true}).catch(e => e.name)");
    studio.scene.value(FILMS, "navigator.geolocation.getCurrentPosition(() => {})");
    NoticeBar notice = studio.part(NoticeBar.class);
    Screen.until(
        "the notice",
        () ->
            notice.isShowing()
                && Screen.all(notice, JLabel.class).get(0).getText().contains("location"));
    capture("page-refused");
    Screen.run(() -> notice.setVisible(false));
  }

  private void fullScreen() throws Exception {
    int width = Screen.on(() -> studio.window().getWidth());
    studio.perform(Shortcut.FULL_SCREEN);
    Screen.until("full screen", () -> studio.window().getWidth() > width);
    capture("page-full-screen");
    studio.perform(Shortcut.FULL_SCREEN);
    Screen.until("a window", () -> studio.window().getWidth() == width);
  }

  private void information(String name) throws Exception {
    String beginning = TabTexts.PAGE_INFORMATION.text("");
    AbstractButton identity =
        studio.part(
            AbstractButton.class,
            button ->
                String.valueOf(button.getAccessibleContext().getAccessibleName())
                    .startsWith(beginning));
    SwingUtilities.invokeLater(identity::doClick);
    photographDialog(name);
  }

  private void device() throws Exception {
    studio.open(studio.device.host().origin() + "/", "Media cache");
    information("page-information");
    close();
  }

  private void signIn() throws Exception {
    try (SecretSite secret = new SecretSite("Attic", "ada", "lovelace")) {
      Screen.run(() -> studio.window().open(ViewTarget.byUser(secret.url("localhost"))));
      Screen.until("the question", () -> studio.shown(SignInPane.class).isPresent());
      capture("page-sign-in");
      close();
    }
  }

  private void notFound() throws Exception {
    studio.open(
        "http://films.nowhere.local/", TabTexts.PROBLEM.of(LoadFailure.Kind.NAME_NOT_FOUND));
    capture("page-not-found");
    close();
  }

  private void crashed() throws Exception {
    String later = PageStudio.SITE + "/later";
    studio.open(later, "Films for later");
    studio.scene.crash(later);
    studio.awaitTitle(TabTexts.PROBLEM.of(LoadFailure.Kind.CRASHED));
    capture("page-crashed");
    close();
  }

  /** More tabs than fit. */
  private void tabs() throws Exception {
    for (String each : new String[] {"bread", "road", "harbours", "bread", "road", "harbours"}) {
      Screen.run(
          () ->
              studio
                  .window()
                  .openAside(
                      ViewTarget.byUser(FILMS + "/" + each),
                      studio.shown(PageTab.class).orElseThrow()));
    }
    studio.open(PageStudio.SITE + "/later", "Films for later");
    capture("page-tabs");
  }

  private void close() throws Exception {
    studio.perform(Shortcut.CLOSE_TAB);
    studio.awaitTitle("Films at home");
  }

  /** Waits for a dialog in front of the window, and closes it afterwards. */
  private void photographDialog(String name) throws Exception {
    Screen.until("a dialog", () -> PageStudio.shows(JDialog.class));
    capture(name);
    PageStudio.closeDialogs();
  }
}
