package org.vicinity.demo.walkthrough;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the device lives: in a network namespace of its own, joined to this machine by a virtual
 * cable, so that it has its own address and mDNS really crosses a link; or on the loopback where
 * the machine does not allow that.
 */
public final class DeviceNetwork implements AutoCloseable {
  private final List<String> prefix;
  private final String deviceInterface;
  private final String browserInterface;
  private final String description;
  private final Runnable remove;

  private DeviceNetwork(
      List<String> prefix,
      String deviceInterface,
      String browserInterface,
      String description,
      Runnable remove) {
    this.prefix = prefix;
    this.deviceInterface = deviceInterface;
    this.browserInterface = browserInterface;
    this.description = description;
    this.remove = remove;
  }

  /** The device on an interface that exists; nothing is made. */
  public static DeviceNetwork existing(String networkInterface) {
    return new DeviceNetwork(
        List.of(),
        networkInterface,
        networkInterface,
        "device on interface " + networkInterface,
        () -> {});
  }

  /**
   * A namespace where the machine allows it, the loopback otherwise; {@link #description()} says
   * which.
   */
  public static DeviceNetwork isolated() {
    long id = ProcessHandle.current().pid() % 100_000;
    String namespace = "vicinity-" + id;
    String here = "vic" + id + "a";
    String there = "vic" + id + "b";
    // One /30 of the private range per process, so that two runs on one machine do not meet.
    int block = (int) (id % 16_000) * 4;
    String net = "10.213." + (block / 256) + ".";
    String hereAddress = net + (block % 256 + 1) + "/30";
    String thereAddress = net + (block % 256 + 2) + "/30";
    Runnable remove = () -> runQuietly("ip", "netns", "del", namespace);
    try {
      run("ip", "netns", "add", namespace);
      run("ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", namespace);
      run("ip", "addr", "add", hereAddress, "dev", here);
      run("ip", "link", "set", here, "up");
      run("ip", "-n", namespace, "addr", "add", thereAddress, "dev", there);
      run("ip", "-n", namespace, "link", "set", there, "up");
      run("ip", "-n", namespace, "link", "set", "lo", "up");
    } catch (IOException refused) {
      remove.run();
      return new DeviceNetwork(
          List.of(),
          "lo",
          "lo",
          "device on the loopback (no network namespace here: " + refused.getMessage() + ")",
          () -> {});
    }
    return new DeviceNetwork(
        List.of("ip", "netns", "exec", namespace),
        there,
        here,
        "device in network namespace " + namespace + " at " + thereAddress,
        remove);
  }

  /** Returns what to put before a command so that it runs where the device lives. */
  public List<String> commandPrefix() {
    return prefix;
  }

  /** Returns the interface that the device uses. */
  public String deviceInterface() {
    return deviceInterface;
  }

  /** Returns the interface on which the browser finds the device. */
  public String browserInterface() {
    return browserInterface;
  }

  /** Returns one line for people: which of the two it is, and why. */
  public String description() {
    return description;
  }

  /** Takes the namespace and the cable away. */
  @Override
  public void close() {
    remove.run();
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + output);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private static void runQuietly(String... command) {
    try {
      run(command);
    } catch (IOException gone) {
      // Nothing to take away.
    }
  }

  /** Returns the command with the prefix before it. */
  public List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }
}
