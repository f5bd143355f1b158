using Katas.Lesson09;
using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson12.Tests;

public class AdaptersTests
{
    [Test, ForTask("12.13")]
    public void What_trains_is_taken_under_its_names_and_nothing_else()
    {
        var model = Adapted();
        string[] expected = [.. Trained(model)];
        Assert.That(Adapters.Take(model).Keys, Is.EquivalentTo(expected), "names of an adapter: A and B of four layers");
        foreach (var (name, value) in Adapters.Take(model))
        {
            TensorAssert.Close(value, Models.Find(model, name).detach(), name, 0);
        }
    }

    [Test, ForTask("12.13")]
    public void A_head_that_trains_belongs_to_it()
    {
        var model = new Keys();
        Models.Named(model).ToList().ForEach(
            each => each.Value.requires_grad = each.Key.StartsWith("keyhole", StringComparison.Ordinal));
        Assert.That(
            Adapters.Take(model).Keys,
            Is.EquivalentTo(new[] { "keyhole.weight", "keyhole.bias" }),
            "names of what is taken, where a layer without adapter trains");
    }

    [Test, ForTask("12.13")]
    public void A_prompt_and_a_prefix_are_taken_as_well()
    {
        Assert.That(
            Adapters.Take(new PromptTuning(Models.Model(), Seeded.Normal(1, 3, Models.Width))).Keys,
            Is.EqualTo(new[] { "prompt" }),
            "names of a prompt");
        Assert.That(Adapters.Take(new PrefixTuning(Models.Model(), 4)).Keys, Is.EqualTo(new[] { "prefix" }), "names of a prefix");
    }

    [Test, ForTask("12.13")]
    public void What_is_taken_are_copies_without_gradients()
    {
        var model = Adapted();
        var taken = Adapters.Take(model);
        var before = taken.ToDictionary(each => each.Key, each => each.Value.detach().clone());
        Models.Fill(model, 77);
        foreach (var (name, value) in taken)
        {
            TensorAssert.Close(value.detach(), before[name], $"{name}, taken before the model was trained on", 0);
            Assert.That(value.requires_grad, Is.False, $"whether {name} as it was taken carries gradients");
        }
    }

    [Test, ForTask("12.13")]
    public void Merged_or_not_the_same_is_taken()
    {
        var model = Adapted();
        var before = Adapters.Take(model);
        Lora.Merge(model);
        var merged = Adapters.Take(model);
        Assert.That(merged.Keys, Is.EquivalentTo(before.Keys), "names taken while it is merged");
        foreach (var (name, value) in merged)
        {
            TensorAssert.Close(value, before[name], $"{name}, taken while it is merged", 0);
        }
    }

    [Test, ForTask("12.14")]
    public void The_other_adapter_is_in_and_the_old_one_comes_back()
    {
        var model = Adapted();
        var before = Models.Copies(model);
        var other = Other(model);
        var old = Adapters.Swap(model, other);

        Assert.That(old.Keys, Is.EquivalentTo(other.Keys), "names of the adapter that comes back");
        foreach (string name in other.Keys)
        {
            TensorAssert.Close(Models.Find(model, name).detach(), other[name], $"{name} in the model", 0);
            TensorAssert.Close(
                old[name].detach(),
                before[name],
                $"{name} of the adapter that comes back",
                0,
                new Suspect(other[name], "this is the new one: it was taken too late, or is the parameter itself"));
        }
    }

    [Test, ForTask("12.14")]
    public void There_and_back_again_gives_every_bit_of_the_output()
    {
        var model = Adapted();
        var input = new ModelInput(Models.Text(2, 2, 5));
        var before = model.call(input).Logits!.detach();
        var old = Adapters.Swap(model, Other(model));
        Assert.That(Models.Equal(model.call(input).Logits!.detach(), before), Is.False, "whether the other adapter changes nothing");
        Adapters.Swap(model, old);
        TensorAssert.Close(model.call(input).Logits!.detach(), before, "logits with the first adapter again, bit for bit", 0);
    }

    [Test, ForTask("12.14")]
    public void The_base_model_is_not_touched()
    {
        var model = Adapted();
        var before = Models.Copies(model).Where(each => !each.Key.Contains("lora", StringComparison.Ordinal)).ToDictionary();
        Adapters.Swap(model, Other(model));
        Models.Unchanged(model, before, "after another adapter was put in");
    }

    [Test, ForTask("12.14")]
    public void Parameters_stay_themselves_and_go_on_training()
    {
        var model = Adapted();
        var before = Models.Named(model);
        var other = Other(model);
        Adapters.Swap(model, other);
        foreach (var (name, parameter) in Models.Named(model))
        {
            Assert.That(Models.Same(parameter, before[name]), Is.True, $"whether {name} is the parameter that an optimizer has");
            Assert.That(parameter.requires_grad, Is.EqualTo(other.ContainsKey(name)), $"whether {name} trains");
        }

        (model.call(new ModelInput(Models.Text(3, 2, 5))).Logits! * Seeded.Normal(4, 2, 5, 31)).sum().backward();
        string one = other.Keys.First();
        Assert.That(Models.Find(model, one).grad is { IsInvalid: false }, Is.True, $"whether {one} gets a gradient");
    }

    [Test, ForTask("12.14")]
    public void The_adapter_stays_the_caller_s()
    {
        var model = Adapted();
        var other = Other(model);
        var copies = other.ToDictionary(each => each.Key, each => each.Value.clone());
        Adapters.Swap(model, other);
        Models.Fill(model, 90);
        foreach (var (name, value) in other)
        {
            TensorAssert.Unchanged(value, copies[name], name);
        }
    }

    [Test, ForTask("12.14")]
    public void What_does_not_fit_as_a_whole_changes_nothing()
    {
        var model = Adapted();
        var before = Models.Copies(model);
        var other = Other(model);
        string one = other.Keys.Last();
        var missing = other.Where(each => each.Key != one).ToDictionary();
        var larger = new Dictionary<string, Tensor>(other) { [one] = zeros(9, 9) };
        var leftOver = new Dictionary<string, Tensor>(other) { ["norm.weight"] = zeros(Models.Width) };
        ArgumentAssert.Rejects<ArgumentException>(() => Adapters.Swap(model, missing), "adapter", $"it lacks {one}");
        ArgumentAssert.Rejects<ArgumentException>(() => Adapters.Swap(model, larger), "adapter", $"{one} has another shape");
        ArgumentAssert.Rejects<ArgumentException>(() => Adapters.Swap(model, leftOver), "adapter", "norm.weight does not train");
        Models.Unchanged(model, before, "after adapters were refused");
    }

    [Test, ForTask("12.14")]
    public void While_one_is_merged_another_is_refused()
    {
        var model = Adapted();
        var other = Other(model);
        Lora.Merge(model);
        Assert.That(() => Adapters.Swap(model, other), Throws.InvalidOperationException, "another adapter, while one is merged");
        Lora.Unmerge(model);
        Adapters.Swap(model, other);
    }

    [Test, ForTask("12.14")]
    public void An_adapter_with_its_head_goes_through_a_file()
    {
        var (model, fresh) = (Adapted(), Models.Model());
        Lora.Insert(fresh, ["query", "down"], new LoraOptions(3, 12));
        var input = new ModelInput(Models.Text(5, 2, 5));
        string path = Path.Combine(Path.GetTempPath(), $"adapter-{Guid.NewGuid():N}.safetensors");
        try
        {
            Adapters.Save(model, path);
            Adapters.Load(fresh, path);
        }
        finally
        {
            File.Delete(path);
        }

        TensorAssert.Close(
            fresh.call(input).Logits!.detach(), model.call(input).Logits!.detach(), "logits of a fresh base model with the adapter", 0);
    }

    private static TransformerModel Adapted()
    {
        var model = Models.Model();
        Lora.Insert(model, ["query", "down"], new LoraOptions(3, 12));
        Models.Fill(model);
        return model;
    }

    private static IEnumerable<string> Trained(nn.Module model) =>
        model.named_parameters().Where(each => each.parameter.requires_grad).Select(each => each.name);

    private static Dictionary<string, Tensor> Other(nn.Module model) => Trained(model).Select((name, i) => (name, i))
        .ToDictionary(each => each.name, each => Seeded.Normal(200 + each.i, Models.Find(model, each.name).shape) * 0.3);
}
