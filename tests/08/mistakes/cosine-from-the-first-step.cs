// task:  08.8
// title: The cosine starts with the first step
// hint:  The progress of the cosine is 0 at the end of the warm-up. Counted from the first step, the rate jumps where
//        the warm-up ends.
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial record LearningRateSchedule
{
    public double At(long step)
    {
        Guard.AtLeast(step, 1);

        if (step <= WarmupSteps)
        {
            return Peak * step / WarmupSteps;
        }

        double progress = Math.Min(1, step / (double)TotalSteps);
        return Decay switch
        {
            Decay.Cosine => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2),
            Decay.InverseSquareRoot => Peak * Math.Sqrt((double)WarmupSteps / step),
            _ => Peak,
        };
    }
}
