package io.plumbline.simulator.link;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * What is random in one sensor's link. Each purpose has a stream of its own, so that e.g. duplicates change no loss.
 *
 * @param loss draws what is lost
 * @param timing draws when packets arrive
 * @param disorder draws duplicates and changes of order
 */
public record LinkChance(RandomGenerator loss, RandomGenerator timing, RandomGenerator disorder) {}
