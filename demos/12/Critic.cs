using Katas.Lesson09;
using Katas.Lesson11;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12.Demos;

/// <summary>A model of sentences with a head that says whether a review is praise.</summary>
internal sealed class Critic : nn.Module<Tensor, Tensor, Tensor>
{
    private const double Scale = 3; // a vector of length 1 leaves the head too little to work with

    private readonly nn.Module<ModelInput, ModelOutput> body;
    private readonly Linear head;
    private readonly long _inFront; // rows of a prompt, which are no tokens

    public Critic(nn.Module<ModelInput, ModelOutput> body, long width)
        : base(nameof(Critic))
    {
        this.body = body;
        head = nn.Linear(width, 2);
        _inFront = body is PromptTuning prompt ? prompt.Count : 0;
        RegisterComponents();
    }

    /// <summary>The scores of both labels.</summary>
    /// <param name="ids">Tokens, <c>[batch, length]</c>.</param>
    /// <param name="real">Which of them are real, <c>[batch, length]</c>.</param>
    /// <returns>The scores, <c>[batch, 2]</c>.</returns>
    public override Tensor forward(Tensor ids, Tensor real) => head.call(Scale * Vectors(ids, real));

    /// <summary>The sentences' vectors, <c>[batch, width]</c>.</summary>
    public Tensor Vectors(Tensor ids, Tensor real)
    {
        var hidden = body.call(new ModelInput(ids) { Mask = real.unsqueeze(1).unsqueeze(1) }).Hidden[^1];
        return SentenceVectors.Pool(hidden.narrow(1, _inFront, ids.size(1)), real); // [batch, length, width] → [batch, width]
    }
}
