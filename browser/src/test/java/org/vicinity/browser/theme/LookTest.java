package org.vicinity.browser.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.swing.JLabel;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Screen;

class LookTest {
  /** A desktop of the test's. */
  private static final class Desktop implements SchemeSource {
    private volatile Optional<Scheme> prefers;
    private volatile Runnable listener = () -> {};

    Desktop(Optional<Scheme> prefers) {
      this.prefers = prefers;
    }

    void change(Scheme now) {
      prefers = Optional.of(now);
      listener.run();
    }

    @Override
    public Optional<Scheme> read() {
      return prefers;
    }

    @Override
    public void onChange(Runnable changed) {
      listener = changed;
    }

    @Override
    public void close() {}
  }

  private static void untilDark(boolean dark) throws Exception {
    Screen.until("dark: " + dark, () -> FlatLaf.isLafDark() == dark);
  }

  @Test
  void theDesktopIsFollowedLive() throws Exception {
    Desktop desktop = new Desktop(Optional.of(Scheme.DARK));
    try (Look look = new Look(List.of(desktop), Map.of())) {
      look.start(Appearance.SYSTEM);
      assertThat(look.scheme()).isEqualTo(Scheme.DARK);
      untilDark(true);
      desktop.change(Scheme.LIGHT);
      untilDark(false);
    }
  }

  @Test
  void theFirstSourceThatKnowsIsHeard() {
    Desktop silent = new Desktop(Optional.empty());
    Desktop dark = new Desktop(Optional.of(Scheme.DARK));
    try (Look look = new Look(List.of(silent, dark), Map.of())) {
      look.start(Appearance.SYSTEM);
      assertThat(look.scheme()).isEqualTo(Scheme.DARK);
    }
    try (Look look = new Look(List.of(silent, dark), Map.of("GTK_THEME", "Adwaita"))) {
      look.start(Appearance.SYSTEM);
      assertThat(look.scheme()).as("as the environment commands").isEqualTo(Scheme.LIGHT);
    }
  }

  @Test
  void theUsersWishComesBeforeTheDesktops() throws Exception {
    Desktop desktop = new Desktop(Optional.of(Scheme.LIGHT));
    try (Look look = new Look(List.of(desktop), Map.of())) {
      look.start(Appearance.SYSTEM);
      look.choose(Appearance.DARK);
      untilDark(true);
      desktop.change(Scheme.LIGHT);
      assertThat(look.scheme()).isEqualTo(Scheme.DARK);
      look.choose(Appearance.SYSTEM);
      untilDark(false);
    }
  }

  @Test
  void whoFollowsIsToldOfTheFirstLookAndOfEachChange() throws Exception {
    BlockingQueue<Scheme> told = new LinkedBlockingQueue<>();
    try (Look look = new Look(List.of(), Map.of())) {
      look.start(Appearance.DARK);
      look.follow(told::add);
      assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(Scheme.DARK);
      look.choose(Appearance.DARK);
      look.choose(Appearance.LIGHT);
      assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo(Scheme.LIGHT);
    }
  }

  /** Components keep the colours that they were given when they were made. */
  @Test
  void coloursThatWereTakenBeforeFollow() throws Exception {
    try (Look look = new Look(List.of(), Map.of())) {
      look.start(Appearance.LIGHT);
      untilDark(false);
      JLabel label = new JLabel("words");
      label.setForeground(Palette.text());
      Color light = new Color(label.getForeground().getRGB());
      look.choose(Appearance.DARK);
      untilDark(true);
      assertThat(new Color(label.getForeground().getRGB())).isNotEqualTo(light);
    }
  }
}
