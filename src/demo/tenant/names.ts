import { chance, pick, type Random } from './random.ts';

/** A made-up name. */
export type Name = { readonly given: string; readonly surname: string };

/** Invents names, each pair once; `taken` names (`Given Surname`) are never given out. */
export function openNames(random: Random, taken: readonly string[]): () => Name {
  const used = new Set(taken);
  return () => {
    for (;;) {
      const given = pick(random, GIVEN_NAMES);
      const first = pick(random, SURNAMES);
      const second = chance(random, 0.04) ? pick(random, SURNAMES) : first;
      const surname = second === first ? first : `${first}-${second}`;
      if (used.has(`${given} ${surname}`)) continue;
      used.add(`${given} ${surname}`);
      return { given, surname };
    }
  };
}

/** A name as it stands in an address: lower case, no accents, letters and hyphens only (`Łukasz` → `lukasz`). */
export function addressPart(name: string): string {
  return name
    .toLowerCase()
    .replace(/[łøßæðđı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
}

const PLAIN_LETTERS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', ð: 'd', đ: 'd', ı: 'i' };

const GIVEN_NAMES: readonly string[] = (
  'Abena Adriana Agnieszka Aiko Alejandro Alma Amina Anders Anika Anouk Arash Arjun Astrid Ayşe Beatriz Bjørn Bogdan ' +
  'Camille Carmen Chidi Chloé Connor Daan Dalia Danica Deepa Dmitri Duc Eilidh Elif Emre Esther Fatima Felipe Fiona ' +
  'Florian François Gabriela Giulia Grace Gustav Hanna Haruki Hassan Hedda Henrik Hui Ibrahim Ilse Imani Ingrid Isabela ' +
  'Ivan Jakub Jana Jasmin Joana Johan Kaito Karim Katarzyna Kavita Kerstin Kofi Lars Latoya Leila Liam Linh Lucía Łukasz ' +
  'Maeve Malik Mareike Mateo Mei Mila Miriam Nadia Naoko Nikhil Niamh Noor Olga Oluwaseun Oscar Paloma Paulo Petra Rafael ' +
  'Rahul Renate Ricardo Rohan Ruth Saskia Selin Siobhán Søren Sunita Svetlana Tamar Tariq Thabo Thandiwe Tomás Tuấn Ulrike ' +
  'Valentina Viktor Wanjiru Wei Xiomara Yara Yusuf Zainab Zoë Zsófia'
).split(' ');

const SURNAMES: readonly string[] = (
  'Abara Adeyinka Aldunate Almström Amsel Ankrah Arslanoğlu Asquith Bakshi Baumkötter Belmonte Bergdahl Birkenfeld Blackthorne ' +
  'Bouvard Brannigan Bytyqi Caldeira Cardoza Castellane Chaudhry Cieślak Corrigan Dahlgren Danso Delacour Demirkan Deshmukh ' +
  'Drăgan Duquesne Eberlein Ekwueme Elsayed Engström Espinosa Fairweather Falkenrath Farouk Ferrante Fjeldstad Fontaine Fujimori ' +
  'Gallardo Ghorbani Glasgow Goldacker Grünwald Guðmunds Habermehl Hakimi Halvorsen Hartono Haverkamp Hidalgo Hirano Holmqvist ' +
  'Ibekwe Idrissi Ilves Ishikawa Jablonski Jahangir Jansma Jayasuriya Kaczor Kamara Karlsen Kasprzak Katsaros Kessler Khumalo ' +
  'Kiprono Kobayakawa Kovalenko Kreuzer Kurtuluş Lachance Larrabee Lefebure Lindenau Lobato Lundgaard Mackintosh Madsen Mahlangu ' +
  'Marchetti Mbatha Menezes Mirzaei Molnár Montclair Murakawa Nakagawa Ndiaye Netherby Nguyễn Novotná Nyberg Obuya Odhiambo ' +
  'Okonjo Olivares Ostrowski Oyelaran Paszkiewicz Pellegrin Perera Petrosyan Pinheiro Popescu Quaresma Quispe Rahmani Raines ' +
  'Rasmussen Reinholt Rosenthal Sabourin Sandberg Saraiva Schönfeld Seidler Sengupta Shevchuk Silvestri Sjöberg Solberg Sørensen ' +
  'Stavros Steenkamp Subramanian Szalai Takahara Tavares Tendulwar Thorvald Tillmann Touré Trần Ueda Uzun Valdivia Vandermeer ' +
  'Varga Vasquez Verhoeven Vogelsang Wachira Wadsworth Weatherby Westergaard Wiśniowski Wyndham Yamashiro Yıldırım Zabala Zeller Zubiri'
).split(' ');
