package org.vicinity.browser.chooser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.vicinity.browser.search.ChannelNotice;

/** Keeps what a window would show. */
final class FakeView implements ChooserView {
  final List<DeviceRow> rows = new ArrayList<>();
  Optional<ChooserHeading> heading = Optional.empty();
  Optional<Integer> selected = Optional.empty();
  Optional<DeviceRow> asked = Optional.empty();
  Optional<SearchState> search = Optional.empty();
  List<ChannelNotice> notices = List.of();
  Optional<String> problem = Optional.empty();
  String page = "";

  /** Each page as it comes and each row that is added, for tests that wait for them. */
  final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  boolean confirmable;
  int closed;

  private void turnTo(String next) {
    page = next;
    events.add(next);
  }

  List<String> names() {
    return rows.stream().map(DeviceRow::name).toList();
  }

  @Override
  public void show(ChooserHeading shown, ChooserInput input) {
    heading = Optional.of(shown);
  }

  @Override
  public void insert(int index, DeviceRow row) {
    rows.add(index, row);
    events.add("row " + row.name());
  }

  @Override
  public void update(int index, DeviceRow row) {
    rows.set(index, row);
  }

  @Override
  public void remove(int index) {
    rows.remove(index);
  }

  @Override
  public void select(Optional<Integer> index) {
    selected = index;
  }

  @Override
  public void search(SearchState state) {
    search = Optional.of(state);
  }

  @Override
  public void notices(List<ChannelNotice> all) {
    notices = all;
  }

  @Override
  public void pick(Optional<String> why) {
    turnTo("pick");
    problem = why;
  }

  @Override
  public void confirmable(boolean possible) {
    confirmable = possible;
  }

  @Override
  public void connecting(DeviceRow device) {
    turnTo("connecting " + device.name());
  }

  @Override
  public void askPin(DeviceRow device, Optional<String> why) {
    turnTo("pin " + device.name());
    asked = Optional.of(device);
    problem = why;
  }

  @Override
  public void checkingPin() {
    turnTo("checking");
  }

  @Override
  public void lockedOut(String reason) {
    turnTo("locked out");
    problem = Optional.of(reason);
  }

  @Override
  public void progress(DeviceRow device, String step) {
    turnTo("progress " + step);
  }

  @Override
  public void result(DeviceRow device, String sentence, boolean good) {
    turnTo((good ? "good " : "bad ") + sentence);
  }

  @Override
  public void close() {
    closed++;
  }
}
