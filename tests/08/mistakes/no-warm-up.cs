// task:  08.8
// title: There is no warm-up
// hint:  Up to and including step WarmupSteps the rate grows evenly to the peak. Adam knows next to nothing of the
//        gradients in its first steps, and should not go far.
using Katas.Toolkit;

namespace Katas.Lesson08;

sealed partial record LearningRateSchedule
{
    public double At(long step)
    {
        Guard.AtLeast(step, 1);

        if (step <= WarmupSteps)
        {
            return Peak;
        }

        double progress = Math.Min(1, (step - WarmupSteps) / (double)(TotalSteps - WarmupSteps));
        return Decay switch
        {
            Decay.Cosine => Floor + ((Peak - Floor) * (1 + Math.Cos(Math.PI * progress)) / 2),
            Decay.InverseSquareRoot => Peak * Math.Sqrt((double)WarmupSteps / step),
            _ => Peak,
        };
    }
}
