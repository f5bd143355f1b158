using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Testkit.State;

/// <summary>The seed of torch's own random generator. To draw from it is nothing that has to be put back.</summary>
internal sealed class SeedSetting : ISetting
{
    // Each is a handle on the same generator; one lasts for all tests.
    private readonly Generator _generator = Generator.Default;

    /// <inheritdoc/>
    public Func<string?> Remember()
    {
        long seed = _generator.initial_seed();
        var state = _generator.get_state().DetachFromDisposeScope();
        return () =>
        {
            using (state)
            {
                if (_generator.initial_seed() == seed)
                {
                    return null;
                }

                _generator.set_state(state);
                return $"torch's random generator has another seed{ProgramState.Phrase}: manual_seed is for the whole program. Where draws have "
                    + "to repeat, they come from a Generator of their own.";
            }
        };
    }
}
