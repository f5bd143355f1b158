// task:   12.10
// title:  ignores token 0, as padding often is
// expect: What is ignored is the label -100. Token 0 may be an answer, and -100 is no id.
// hears:  AnswerLossTests.Logits_are_compared_with_the_label_behind_them
namespace Katas.Lesson12;

static partial class AnswerLoss
{
    public static Tensor Of(Tensor logits, Tensor labels)
    {
        Guard.Layout(logits, "[batch, length, vocabulary]");
        Guard.Labels(labels, logits, InstructionExample.Ignored);
        Guard.SomeAnswer(labels);

        var predicted = logits[.., ..^1].flatten(0, 1); // → [batch · (length - 1), vocabulary]
        var asked = labels[.., 1..].flatten(); // → [batch · (length - 1)]
        return nn.functional.cross_entropy(predicted, asked, ignore_index: 0);
    }
}
