// task:   01.7
// title:  registers through a helper (rightly), but out_proj takes d_k features
// expect: The mixture has d_v features: out_proj goes from d_v to d_model.
// hears:  ProjectionTests.Parameters_have_the_names_and_shapes_of_the_reference
// faults: 1
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson01;

sealed partial class AttentionLayer
{
    public AttentionLayer(long dModel, long dK, long dV, bool bias = true)
        : base(nameof(AttentionLayer))
    {
        Guard.Positive(dModel);
        Guard.Positive(dK);
        Guard.Positive(dV);

        Linear Make(string name, long from, long to)
        {
            var linear = nn.Linear(from, to, hasBias: bias);
            register_module(name, linear);
            return linear;
        }

        q_proj = Make(nameof(q_proj), dModel, dK);
        k_proj = Make(nameof(k_proj), dModel, dK);
        v_proj = Make(nameof(v_proj), dModel, dV);
        out_proj = Make(nameof(out_proj), dK, dModel);
    }
}
