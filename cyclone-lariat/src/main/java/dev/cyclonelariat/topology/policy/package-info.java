/** The JSON documents in which AWS keeps who may send where, and what is sent there. */
@NullMarked
package dev.cyclonelariat.topology.policy;

import org.jspecify.annotations.NullMarked;
