// task:  08.8
// title: The warm-up as one side of a minimum
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial record LearningRateSchedule
{
    public double At(long step)
    {
        Guard.AtLeast(step, 1);

        double rising = (double)step / WarmupSteps;
        if (Decay == Decay.InverseSquareRoot)
        {
            return Peak * Math.Sqrt(WarmupSteps) * Math.Min(1 / Math.Sqrt(step), step * Math.Pow(WarmupSteps, -1.5));
        }

        if (Decay == Decay.None || rising < 1)
        {
            return Peak * Math.Min(1, rising);
        }

        long at = Math.Clamp(step, WarmupSteps, TotalSteps);
        double angle = Math.PI * (at - WarmupSteps) / Math.Max(1, TotalSteps - WarmupSteps) / 2;
        return Floor + ((Peak - Floor) * Math.Cos(angle) * Math.Cos(angle));
    }
}
