// task:  12.10
// title: Log-probabilities of the labels, by hand
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson12;

static partial class AnswerLoss
{
    public static Tensor Of(Tensor logits, Tensor labels)
    {
        Guard.Layout(logits, "[batch, length, vocabulary]");
        Guard.Labels(labels, logits, InstructionExample.Ignored);
        Guard.SomeAnswer(labels);

        var asked = labels[.., 1..]; // [batch, length - 1]
        var counts = asked.ne(InstructionExample.Ignored);
        var logProbabilities = nn.functional.log_softmax(logits[.., ..^1], -1); // [batch, length - 1, vocabulary]
        var own = logProbabilities.gather(-1, asked.clamp(min: 0).unsqueeze(-1)).squeeze(-1); // [batch, length - 1]
        return -own[counts].mean();
    }
}
