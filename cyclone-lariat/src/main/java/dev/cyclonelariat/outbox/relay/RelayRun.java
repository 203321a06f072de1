package dev.cyclonelariat.outbox.relay;

/**
 * What one run of a relay has done.
 *
 * @param claimed messages it has claimed
 * @param sent messages that AWS has; they are no longer in the outbox, but for those that are lost
 * @param failed messages that failed by their own fault, parked ones included
 * @param released messages that are to be tried again: AWS is away, or an earlier one of their
 *     group failed
 * @param lost messages whose lease ran out before they were sent, or before that could be noted:
 *     they are left to whoever has them now
 */
public record RelayRun(int claimed, int sent, int failed, int released, int lost) {

  static final RelayRun NOTHING = new RelayRun(0, 0, 0, 0, 0);
}
