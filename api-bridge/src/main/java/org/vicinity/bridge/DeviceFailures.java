package org.vicinity.bridge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.channel.ChannelException;

/** What pages hear of failures on the way to a device. */
final class DeviceFailures {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceFailures.class);

  private DeviceFailures() {}

  /** Maps a failure of the near-field channel; only its fixed text goes to the page. */
  static ApiFailure of(ChannelException failed) {
    LOG.info("near-field channel: {}", failed.getMessage());
    return switch (failed.error()) {
      case CHALLENGE_REFUSED -> new ApiFailure(ApiError.CHALLENGE_REFUSED);
      case CERTIFICATE_REFUSED ->
          new ApiFailure(ApiError.CERTIFICATE_REFUSED, failed.error().text());
      case EXPIRED -> new ApiFailure(ApiError.TIMED_OUT);
      default -> new ApiFailure(ApiError.DEVICE_FAILED, failed.error().text());
    };
  }

  /**
   * Maps an answer to the commit.
   *
   * @throws ApiFailure unless it was {@code Done}
   */
  static void requireDone(DeviceAnswer answer) throws ApiFailure {
    if (answer instanceof DeviceAnswer.OtherKey) {
      throw new ApiFailure(ApiError.KEY_MISMATCH);
    } else if (answer instanceof DeviceAnswer.Unreachable) {
      throw new ApiFailure(ApiError.DEVICE_UNREACHABLE);
    } else if (answer instanceof DeviceAnswer.Refused refused) {
      throw new ApiFailure(
          ApiError.DEVICE_FAILED, "it refused the commit with status " + refused.status());
    }
  }
}
