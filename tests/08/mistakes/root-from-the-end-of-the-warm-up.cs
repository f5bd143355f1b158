// task:  08.8
// title: The root counts from the end of the warm-up
// hint:  The paper's formula takes the root of the step itself, counted from the first. One step after the warm-up
//        the rate is nearly the peak.
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

        double progress = Math.Min(1, (step - WarmupSteps) / (double)(TotalSteps - WarmupSteps));
        return Decay switch
        {
            Decay.Cosine => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2),
            Decay.InverseSquareRoot => Peak / Math.Sqrt(step - WarmupSteps + 1),
            _ => Peak,
        };
    }
}
