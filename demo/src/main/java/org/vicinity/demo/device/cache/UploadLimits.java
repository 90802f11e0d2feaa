package org.vicinity.demo.device.cache;

/**
 * How much a host may store.
 *
 * @param fileBytes the largest file
 * @param hostBytes all files of one host together
 * @param hostFiles how many files one host may have
 */
public record UploadLimits(long fileBytes, long hostBytes, int hostFiles) {
  /** 64 MiB a file, 256 MiB and 1000 files a host. */
  public static final UploadLimits DEFAULT = new UploadLimits(64L << 20, 256L << 20, 1000);
}
