package dev.cyclonelariat.worker;

import dev.cyclonelariat.handling.Delivery;

/**
 * A delivery with the handle that answers for it.
 *
 * @param delivery what was received
 * @param receiptHandle valid for this delivery only
 */
public record ReceivedMessage(Delivery delivery, String receiptHandle) {}
