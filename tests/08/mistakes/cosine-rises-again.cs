// task:  08.8
// title: The cosine rises again
// hint:  After TotalSteps the rate stays at the floor. A cosine of a progress above 1 goes up again.
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

        double progress = (step - WarmupSteps) / (double)(TotalSteps - WarmupSteps);
        return Decay switch
        {
            Decay.Cosine => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2),
            Decay.InverseSquareRoot => Peak * Math.Sqrt((double)WarmupSteps / step),
            _ => Peak,
        };
    }
}
