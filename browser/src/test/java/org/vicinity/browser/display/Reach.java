package org.vicinity.browser.display;

import java.awt.AWTKeyStroke;
import java.awt.Component;
import java.awt.Container;
import java.awt.FocusTraversalPolicy;
import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.accessibility.AccessibleRole;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollBar;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.vicinity.browser.language.Direction;

/** What keeps people who do not see or do not use a mouse from a window; on the event thread. */
public final class Reach {
  /** Rows of controls may differ by so many pixels in height. */
  private static final int SAME_ROW = 14;

  private static final Pattern CLASS_NAME =
      Pattern.compile("(javax?|org\\.vicinity)\\..*|.*@[0-9a-f]{4,}.*");
  private static final AWTKeyStroke TAB = AWTKeyStroke.getAWTKeyStroke(KeyEvent.VK_TAB, 0);

  private Reach() {}

  /** Returns what is wrong in a window that is shown; empty when nothing is. */
  public static List<String> problems(Window window) {
    List<String> problems = new ArrayList<>();
    List<Component> order = focusOrder(window);
    Map<Integer, Component> mnemonics = new HashMap<>();
    for (JComponent part : Screen.all(window, JComponent.class)) {
      if (!part.isShowing()) {
        continue;
      }
      if (isControl(part)) {
        control(part, order, problems);
      }
      int mnemonic = mnemonic(part);
      if (mnemonic != 0 && mnemonics.put(mnemonic, part) != null) {
        problems.add("two controls have the mnemonic " + (char) mnemonic);
      }
    }
    for (Component part : order) {
      named(part, problems);
      if (!part.getFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS).contains(TAB)) {
        problems.add("Tab does not leave: " + name(part));
      }
    }
    reading(window, order, problems);
    return problems;
  }

  /**
   * Returns what looks the same with the keyboard and without it; empty when nothing does. Gives
   * the keyboard to one part after the other, so the window has to be able to have it. Not on the
   * event thread.
   */
  public static List<String> unmarked(Window window) throws Exception {
    List<String> unmarked = new ArrayList<>();
    Screen.until("a window with the keyboard", window::isActive);
    List<Component> order = Screen.on(() -> focusOrder(window));
    // The page marks what has the keyboard within it.
    order.removeIf(JPanel.class::isInstance);
    for (int at = 0; at < order.size(); at++) {
      Component part = order.get(at);
      int[] with = picture(part, part);
      int[] without = picture(part, order.get((at + 1) % order.size()));
      if (Arrays.equals(with, without)) {
        unmarked.add("no mark of the keyboard: " + name(part) + " " + part.getClass().getName());
      }
    }
    return unmarked;
  }

  /** Paints a part as soon as that one has the keyboard, which a new dialog may give elsewhere. */
  private static int[] picture(Component part, Component owner) throws Exception {
    AtomicReference<int[]> picture = new AtomicReference<>();
    Screen.until(
        "the keyboard at " + name(owner),
        () -> {
          if (!owner.isFocusOwner()) {
            owner.requestFocus();
            return false;
          }
          picture.set(picture(part));
          return true;
        });
    return picture.get();
  }

  private static int[] picture(Component part) {
    BufferedImage image =
        new BufferedImage(part.getWidth(), part.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics canvas = image.createGraphics();
    part.paint(canvas);
    canvas.dispose();
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static void control(JComponent part, List<Component> order, List<String> problems) {
    named(part, problems);
    AccessibleRole role = part.getAccessibleContext().getAccessibleRole();
    if (role == null || role == AccessibleRole.UNKNOWN || role == AccessibleRole.PANEL) {
      problems.add("no role: " + name(part));
    }
    if (part.isEnabled() && !order.contains(part)) {
      problems.add("the keyboard does not reach: " + name(part) + " " + part.getClass().getName());
    }
    if (part instanceof JTabbedPane row) {
      for (int i = 0; i < row.getTabCount(); i++) {
        if (!isName(
            row.getAccessibleContext()
                .getAccessibleChild(i)
                .getAccessibleContext()
                .getAccessibleName())) {
          problems.add("a tab without a name: " + i);
        }
      }
    }
  }

  private static void named(Component part, List<String> problems) {
    if (!isName(part.getAccessibleContext().getAccessibleName())) {
      problems.add("no accessible name: " + name(part) + " of " + part);
    }
  }

  private static boolean isName(String name) {
    return name != null
        && name.codePoints().anyMatch(Character::isLetter)
        && !CLASS_NAME.matcher(name).matches();
  }

  /** What people work with; parts of other controls, such as arrows, are not. */
  private static boolean isControl(JComponent part) {
    boolean kind =
        part instanceof AbstractButton
            || part instanceof JComboBox
            || part instanceof JList
            || part instanceof JTable
            || part instanceof JTabbedPane
            || (part instanceof JTextComponent && part.isFocusable());
    return kind
        && SwingUtilities.getAncestorOfClass(JComboBox.class, part) == null
        && SwingUtilities.getAncestorOfClass(JScrollBar.class, part) == null
        && SwingUtilities.getAncestorOfClass(JTextComponent.class, part) == null;
  }

  private static int mnemonic(JComponent part) {
    if (part instanceof AbstractButton button) {
      return button.getMnemonic();
    }
    return part instanceof JLabel label ? label.getDisplayedMnemonic() : 0;
  }

  private static List<Component> focusOrder(Window window) {
    List<Component> order = new ArrayList<>();
    Set<Component> seen = new HashSet<>();
    FocusTraversalPolicy policy = window.getFocusTraversalPolicy();
    Component at = policy.getFirstComponent(window);
    while (at != null && seen.add(at)) {
      order.add(at);
      at = policy.getComponentAfter(window, at);
    }
    return order;
  }

  /**
   * From the top to the bottom, and in a row along the lines of the script: compared are the parts
   * of the innermost container that has both, since one column is read after the other.
   */
  private static void reading(Window window, List<Component> order, List<String> problems) {
    boolean leftToRight = Direction.now().isLeftToRight();
    for (int at = 1; at < order.size(); at++) {
      Component before = order.get(at - 1);
      Component after = order.get(at);
      if (SwingUtilities.isDescendingFrom(after, before)
          || SwingUtilities.isDescendingFrom(before, after)) {
        continue;
      }
      Component common = before;
      while (!SwingUtilities.isDescendingFrom(after, common)) {
        common = common.getParent();
      }
      Rectangle first = place(before, (Container) common);
      Rectangle second = place(after, (Container) common);
      boolean sameRow =
          Math.abs(first.getCenterY() - second.getCenterY()) < SAME_ROW
              || Math.min(first.y + first.height, second.y + second.height)
                      - Math.max(first.y, second.y)
                  > Math.min(first.height, second.height) / 2;
      boolean backwards =
          sameRow
              ? leftToRight == second.getCenterX() < first.getCenterX()
              : second.getCenterY() < first.getCenterY();
      if (backwards) {
        problems.add("the focus goes backwards: " + name(before) + " then " + name(after));
      }
    }
  }

  /** Where the part of a container is that has a component. */
  private static Rectangle place(Component part, Container in) {
    Component at = part;
    while (at.getParent() != in) {
      at = at.getParent();
    }
    return at.getBounds();
  }

  private static String name(Component part) {
    return part.getAccessibleContext().getAccessibleName();
  }
}
