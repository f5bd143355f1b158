// task:   12.10
// title:  averages each text, and then the texts
// expect: A mean of means counts every text the same. Every answer token has to count the same.
// hears:  loss-of-texts
// source: huggingface/transformers #34510: the mean of all tokens, or of the texts' means?
namespace Katas.Lesson12;

static partial class AnswerLoss
{
    public static Tensor Of(Tensor logits, Tensor labels)
    {
        Guard.Layout(logits, "[batch, length, vocabulary]");
        Guard.Labels(labels, logits, InstructionExample.Ignored);
        Guard.SomeAnswer(labels);

        var losses = new List<Tensor>();
        for (int i = 0; i < labels.size(0); i++)
        {
            losses.Add(nn.functional.cross_entropy(
                logits[i, ..^1], labels[i, 1..], ignore_index: InstructionExample.Ignored));
        }

        return stack(losses).mean();
    }
}
