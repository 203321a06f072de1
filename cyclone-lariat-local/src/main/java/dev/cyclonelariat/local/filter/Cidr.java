package dev.cyclonelariat.local.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A network in CIDR notation, IPv4 or IPv6. */
final class Cidr {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

  /** What the JDK reads as a literal address or refuses, but never asks the network about. */
  private static final Pattern LITERAL =
      Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9A-Fa-f:][0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private final byte[] network;
  private final int bits;

  private Cidr(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads a network; a single address is one of its own.
   *
   * @return null if it is none
   */
  static @Nullable Cidr parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = address(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    try {
      int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
      return bits < 0 || bits > address.length * 8 ? null : new Cidr(address, bits);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The bytes of a literal address; names are never looked up. */
  private static byte @Nullable [] address(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  boolean contains(String text) {
    byte[] address = address(text);
    if (address == null || address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((address[bit / 8] & mask) != (network[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
