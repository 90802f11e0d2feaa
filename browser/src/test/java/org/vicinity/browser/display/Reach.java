package org.vicinity.browser.display;

import java.awt.Component;
import java.awt.Container;
import java.awt.FocusTraversalPolicy;
import java.awt.Point;
import java.awt.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JScrollBar;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;

/** What keeps people who do not see or do not use a mouse from a window; on the event thread. */
public final class Reach {
  /** Rows of controls may differ by so many pixels in height. */
  private static final int SAME_ROW = 14;

  private Reach() {}

  /** Returns what is wrong in a window that is shown; empty when nothing is. */
  public static List<String> problems(Window window, Set<String> byShortcut) {
    List<String> problems = new ArrayList<>();
    List<Component> order = focusOrder(window);
    Map<Integer, Component> mnemonics = new HashMap<>();
    for (JComponent part : Screen.all(window, JComponent.class)) {
      if (!part.isShowing()) {
        continue;
      }
      if (isControl(part)) {
        control(part, order, byShortcut, problems);
      }
      int mnemonic = mnemonic(part);
      if (mnemonic != 0 && mnemonics.put(mnemonic, part) != null) {
        problems.add("two controls have the mnemonic " + (char) mnemonic);
      }
    }
    reading(window, order, problems);
    return problems;
  }

  private static void control(
      JComponent part, List<Component> order, Set<String> byShortcut, List<String> problems) {
    AccessibleContext context = part.getAccessibleContext();
    String name = context.getAccessibleName();
    if (name == null || name.isBlank()) {
      problems.add("no accessible name: " + part);
    }
    if (context.getAccessibleRole() == null
        || context.getAccessibleRole() == AccessibleRole.UNKNOWN) {
      problems.add("no role: " + name);
    }
    if (part.isEnabled() && !order.contains(part) && !byShortcut.contains(name)) {
      problems.add("the keyboard does not reach: " + name + " " + part.getClass().getName());
    }
  }

  /** What people work with; parts of other controls, such as arrows, are not. */
  private static boolean isControl(JComponent part) {
    boolean kind =
        part instanceof AbstractButton
            || part instanceof JComboBox
            || part instanceof JList
            || part instanceof JTable
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

  /** From the top to the bottom, and in a row along the lines of the script. */
  private static void reading(Window window, List<Component> order, List<String> problems) {
    boolean leftToRight = window.getComponentOrientation().isLeftToRight();
    for (int at = 1; at < order.size(); at++) {
      Component before = order.get(at - 1);
      Component after = order.get(at);
      Container parent = after.getParent();
      if (parent == null || before.getParent() != parent) {
        continue;
      }
      Point first = middle(before, window);
      Point second = middle(after, window);
      boolean sameRow = Math.abs(first.y - second.y) < SAME_ROW;
      boolean backwards =
          sameRow ? (leftToRight ? second.x < first.x : second.x > first.x) : second.y < first.y;
      if (backwards) {
        problems.add("the focus goes backwards: " + name(before) + " then " + name(after));
      }
    }
  }

  private static Point middle(Component part, Window window) {
    return SwingUtilities.convertPoint(part, part.getWidth() / 2, part.getHeight() / 2, window);
  }

  private static String name(Component part) {
    return part.getAccessibleContext().getAccessibleName();
  }
}
