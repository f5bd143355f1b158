// task:   08.8
// title:  divides whole numbers in the warm-up; and knows nothing of a linear decay
// expect: step / WarmupSteps is a division of whole numbers: it is 0 until the warm-up ends.
// hears:  whole-number-division
// faults: 2
namespace Katas.Lesson08;

sealed partial record LearningRateSchedule
{
    public double At(long step)
    {
        if (step < WarmupSteps)
        {
            return Peak * (step / WarmupSteps);
        }

        double done = Math.Clamp((double)(step - WarmupSteps) / (TotalSteps - WarmupSteps), 0, 1);
        return Decay switch
        {
            Decay.Cosine => Floor + (0.5 * (Peak - Floor) * (1 + Math.Cos(Math.PI * done))),
            Decay.InverseSquareRoot => Peak * Math.Sqrt(WarmupSteps) / Math.Sqrt(step),
            _ => Peak,
        };
    }
}
