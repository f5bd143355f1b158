// task:  08.8
// title: The cosine is used whatever the decay is said to be
// hint:  Decay says what comes after the warm-up: a cosine, an inverse square root, or nothing at all.
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
            Decay.InverseSquareRoot => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2),
            _ => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2),
        };
    }
}
