using Bilingual.Translation;

namespace Bilingual.Tests.Translation;

/// <summary>A small language of our own to train on: every sentence names an owner, a thing and what it is like.</summary>
internal static class SampleText
{
    private static readonly (string Id, string En)[] Owners = [("saya", "my"), ("kami", "our"), ("mereka", "their"), ("dia", "his")];

    private static readonly (string Id, string En)[] Things =
        [("rumah", "house"), ("mobil", "car"), ("buku", "book"), ("kapal", "ship"), ("kursi", "chair"), ("perusahaan", "company")];

    private static readonly (string Id, string En)[] Qualities =
        [("besar", "big"), ("kecil", "small"), ("merah", "red"), ("tua", "old"), ("mahal", "expensive")];

    private static readonly (string Id, string En)[] Degrees = [("sangat", "very"), ("agak", "rather")];

    private static readonly (string Id, string En)[] Days = [("Senin", "Monday"), ("Jumat", "Friday"), ("Sabtu", "Saturday")];

    private static readonly (string Id, string En)[] Deals = [("dijual", "sold"), ("ditawarkan", "offered")];

    public static IEnumerable<SentencePair> Pairs()
    {
        var n = 0;
        foreach (var owner in Owners)
        {
            foreach (var thing in Things)
            {
                foreach (var quality in Qualities)
                {
                    var (degree, day, deal) = (Degrees[n % 2], Days[n % 3], Deals[n / 2 % 2]);
                    n++;
                    yield return new(
                        $"{LetterCases.Capitalize(thing.Id)} {owner.Id} {degree.Id} {quality.Id}.",
                        $"{LetterCases.Capitalize(owner.En)} {thing.En} is {degree.En} {quality.En}.");
                    yield return new(
                        $"Harga {thing.Id} {owner.Id} pada {day.Id} 1.500 dolar.",
                        $"The price of {owner.En} {thing.En} on {day.En} is 1,500 dollars.");
                    yield return new($"{LetterCases.Capitalize(deal.Id)}: {quality.Id}!", $"{LetterCases.Capitalize(deal.En)}: {quality.En}!");
                    yield return new($"Uang {n} dolar hilang pada {day.Id}.", $"Money, {n} dollars, was lost on {day.En}.");
                }
            }
        }
    }
}
