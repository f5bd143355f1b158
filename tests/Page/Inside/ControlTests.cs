using Bunit;
using FluentAssertions;
using Katas.Page.Components.Inside;
using Katas.Page.Inside;
using Katas.Toolkit;
using NUnit.Framework;

namespace Katas.Page.Tests.Inside;

/// <summary>What changes a view's options.</summary>
public sealed class ControlTests
{
    private BunitContext browser = null!;
    private List<(string Option, string Value)> chosen = null!;

    [SetUp]
    public void Start() => (browser, chosen) = (new BunitContext(), []);

    [TearDown]
    public async Task End() => await browser.DisposeAsync();

    [Test]
    public void A_number_is_a_slider_with_its_value_beside_it()
    {
        var control = Show(Option(ViewOptionKind.Number, "0.7") with { Least = 0.1, Most = 3, Step = 0.1 });

        var slider = control.Find("input[type=range]");
        slider.GetAttribute("value").Should().Be("0.7");
        slider.GetAttribute("step").Should().Be("0.1");
        control.Find("input[type=number]").GetAttribute("value").Should().Be("0.7");
        slider.Input("1.2");
        control.Find("input[type=number]").Change("1.25");
        chosen.Should().Equal(("it", "1.2"), ("it", "1.25"));
    }

    [Test]
    public void Few_words_are_buttons_and_many_a_list()
    {
        var few = Show(Option(ViewOptionKind.Choice, "b") with { Choices = ["a", "b"] });
        few.FindAll("input[type=radio]").Select(radio => radio.HasAttribute("checked")).Should().Equal(false, true);
        few.FindAll("input[type=radio]")[0].Change("a");

        var many = Show(Option(ViewOptionKind.Choice, "b") with { Choices = ["a", "b", "c", "d", "e"] });
        many.Find("select").Change("e");
        chosen.Should().Equal(("it", "a"), ("it", "e"));
    }

    [Test]
    public void Steps_go_on_until_the_end_and_back_to_the_start()
    {
        var control = Show(Option(ViewOptionKind.Steps, "2") with { Most = 3 });
        control.FindAll("button")[0].Click();
        control.FindAll("button")[1].Click();
        control.Find("output").TextContent.Should().Be("2 of 3");
        chosen.Should().Equal(("it", "3"), ("it", "0"));

        Show(Option(ViewOptionKind.Steps, "3") with { Most = 3 }).FindAll("button")[0].HasAttribute("disabled").Should().BeTrue();
        Show(Option(ViewOptionKind.Steps, "0") with { Most = 3 }).FindAll("button")[1].HasAttribute("disabled").Should().BeTrue();
    }

    [Test]
    public void Names_can_be_taken_away()
    {
        var control = Show(Option(ViewOptionKind.Names, "L0H0, L1H0"));
        control.FindAll(".chip")[0].Click();
        chosen.Should().Equal(("it", "L1H0"));
        Option(ViewOptionKind.Names, "L0H0").Toggled("L1H0").Should().Be("L0H0,L1H0");
        Show(Option(ViewOptionKind.Names, "")).Find(".chips").TextContent.Should().Contain("None");
    }

    [Test]
    public void Mine_and_the_difference_wait_for_the_learners_code_and_say_why()
    {
        var asked = new List<Side>();
        var control = browser.Render<SideSwitch>(view => view
            .Add(it => it.Side, Side.Reference).Add(it => it.WhyNot, "Not yours: not all its tests pass.").Add(it => it.Chosen, asked.Add));
        control.FindAll("input").Select(radio => radio.HasAttribute("disabled")).Should().Equal(true, false, true);
        control.Find("#sides-why").TextContent.Should().Contain("tests");

        var own = browser.Render<SideSwitch>(view => view.Add(it => it.Side, Side.Mine).Add(it => it.WhyNot, "").Add(it => it.Chosen, asked.Add));
        own.FindAll("input")[2].Change("Difference");
        asked.Should().Equal(Side.Difference);
    }

    private static ViewOptionState Option(ViewOptionKind kind, string value) =>
        new() { Name = "it", Kind = kind, Description = "What it does.", Value = value, Default = "1" };

    private IRenderedComponent<OptionControl> Show(ViewOptionState option) =>
        browser.Render<OptionControl>(view => view.Add(it => it.Option, option).Add(it => it.Chosen, chosen.Add));
}
