@NullMarked
package dev.cyclonelariat.local.filter;

import org.jspecify.annotations.NullMarked;
