// task:  05.11
// title: The comparison by einsum
using Katas.Lesson04;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson05;

sealed partial class MaskedLanguageModel
{
    public override Tensor forward(Tensor tokens, Tensor? segments)
    {
        Guard.Layout(tokens, "[batch, length]");

        var (hidden, _) = encoder.call(tokens, segments);
        hidden = norm.call(nn.functional.gelu(dense.call(hidden)));
        return einsum("btd,vd->btv", hidden, encoder.Table) + bias;
    }
}
