package io.plumbline.simulator;

import io.plumbline.simulator.body.ElbowsAndToes;
import io.plumbline.simulator.body.FaceDown;
import io.plumbline.simulator.body.FeetFlat;
import io.plumbline.simulator.body.OnAChair;
import io.plumbline.simulator.body.OnTheBack;
import io.plumbline.simulator.body.OnTheKnees;
import io.plumbline.simulator.body.Pose;
import io.plumbline.simulator.body.Skeleton;
import io.plumbline.simulator.scenario.Place;
import java.util.function.Consumer;

/** How a wearer's body is held where steps begin and end, and the chains it moves in between. Its poses are never changed. */
final class Poses {

    final Skeleton skeleton;
    final FeetFlat feetFlat;
    final ElbowsAndToes elbowsAndToes;
    final OnTheKnees onTheKnees;
    final OnTheBack onTheBack;
    final FaceDown faceDown;

    final Pose standing;
    final Pose kneeling;
    final Pose onAllFours;
    final Pose onElbows;
    final Pose planking;
    final Pose prone;
    final Pose sittingOnTheFloor;
    final Pose supine;
    final Pose sitting;
    final Pose atTheShoes;

    /** The poses of a body. */
    Poses(Skeleton skeleton) {
        this.skeleton = skeleton;
        feetFlat = new FeetFlat(skeleton);
        elbowsAndToes = new ElbowsAndToes(skeleton);
        onTheKnees = new OnTheKnees(skeleton);
        onTheBack = new OnTheBack(skeleton);
        faceDown = new FaceDown(skeleton);
        OnAChair onAChair = new OnAChair(skeleton);
        standing = pose(it -> feetFlat.place(it, 0, 0, 0, 0));
        kneeling = pose(onTheKnees::kneel);
        onAllFours = pose(it -> onTheKnees.onAllFours(it, 0));
        onElbows = pose(onTheKnees::onElbows);
        planking = pose(it -> elbowsAndToes.place(it, 0, 0));
        prone = pose(faceDown::lie);
        sittingOnTheFloor = pose(onTheBack::sitOnTheFloor);
        supine = pose(onTheBack::lie);
        sitting = pose(onAChair::sit);
        atTheShoes = pose(onAChair::reachTheShoes);
    }

    /** How the body is held at rest in a place. */
    Pose at(Place place) {
        return switch (place) {
            case STANDING -> standing;
            case ON_THE_MAT -> onElbows;
            case ON_ALL_FOURS -> onAllFours;
            case PRONE -> prone;
            case ON_THE_BACK -> supine;
            case SITTING -> sitting;
        };
    }

    private static Pose pose(Consumer<Pose> placed) {
        Pose pose = new Pose();
        placed.accept(pose);
        return pose;
    }
}
